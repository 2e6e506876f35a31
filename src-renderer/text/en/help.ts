/** Words of the help inside the app, and of what the app says about itself. */
export const help = {
  'nav.help': 'Help',
  'help.pages': 'Pages of the guide',
  'help.search': 'Search the guide',
  'help.found': 'Sections found',
  'help.none': 'No section has all these words.',
  'help.hits': { one: '{n} section', other: '{n} sections' },
  'help.english': 'The guide is in English.',
  'help.api': 'PiktID’s API documentation',
  'help.failed': 'The guide could not be opened.',
  'help.failed-text': 'It is part of the app. If this comes back, install the app anew.',
  'guide.new-batch': 'How to bring your SKUs',
  'guide.batches': 'How batches run',
  'guide.review': 'How to review',
  'guide.hot-folders': 'How hot folders work',
  'guide.presets': 'How to set the look',
  'guide.identities': 'How to choose who wears it',
  'about.licence': 'Free software under the MIT licence.',
  'about.others': 'Licences of others',
  'about.others-text':
    'Made with the work of many others. The licences of Electron and Chromium lie beside the app.',
  'about.close': 'Close',
} as const;
