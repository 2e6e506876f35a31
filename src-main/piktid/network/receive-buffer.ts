/**
 * What connections that carry files receive into: one buffer for all of them, used over and over.
 * Node otherwise makes a new one for every piece, and collecting that garbage took longer than
 * receiving (`npm run bench -- transfer`). Knows no HTTP.
 */
import type { AgentOptions } from 'node:http';
import type { Socket } from 'node:net';

const RECEIVE_BYTES = 1024 * 1024;

/**
 * For an agent. Each piece is taken before the next one arrives: the HTTP parser is called at once
 * and copies what belongs to a body. Where a socket lies within another one, as behind a proxy, Node
 * goes its usual way.
 */
export function receiveBuffer(): AgentOptions {
  const onread = {
    buffer: Buffer.allocUnsafeSlow(RECEIVE_BYTES),
    callback(this: Socket, bytes: number, buffer: Uint8Array): boolean {
      this.emit('data', buffer.subarray(0, bytes));
      return true;
    },
  };
  // An agent hands all of its options on to the sockets it makes.
  return { onread } as AgentOptions;
}
