export const desktop = {};
