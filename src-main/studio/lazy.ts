/** Something that is started when it is first needed, once; a failed start may be tried again. */

export interface Lazy<Value> {
  /** The value when it stands; never starts it. */
  current(): Value | undefined;
  get(): Promise<Value>;
}

export function lazy<Value>(start: () => Promise<Value>): Lazy<Value> {
  let value: Value | undefined;
  let starting: Promise<Value> | undefined;
  const begin = async (): Promise<Value> => {
    try {
      value = await start();
      return value;
    } catch (error) {
      starting = undefined;
      throw error;
    }
  };
  return {
    current: () => value,
    get: () => {
      starting ??= begin();
      return starting;
    },
  };
}
