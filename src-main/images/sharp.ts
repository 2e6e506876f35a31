/** Loads sharp when it is first needed. The only place that knows which build of it is used. */
export type SharpModule = typeof import('sharp').default;

export async function loadSharp(): Promise<SharpModule> {
  const module = await import('sharp');
  return module.default;
}
