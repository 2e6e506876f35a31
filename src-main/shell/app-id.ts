/** What systems know the app by: `appId` of electron-builder.yml, and never another one. */
export const APP_ID = 'studio.flat-to-model.app';
