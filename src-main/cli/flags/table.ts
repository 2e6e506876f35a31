/**
 * Every flag of the command line, once. Names and defaults of the first four groups are those of
 * PiktID's own scripts, so that a command written for them works here.
 */
import type { z } from 'zod';
import { MAX_VARIATIONS } from '../../../src-shared/domain/instruction.ts';
import { choice, choiceOr, type Flag, number, onOff, path, text, textOr, texts } from './flag.ts';
import { PACE_FLAGS } from './pace-flags.ts';

export const DEFAULT_BASE_URL = 'https://v2.api.piktid.com';

export const FLAGS = {
  // ---- photos and results
  'input-folder': path({
    group: 'Photos and results',
    value: 'DIR',
    help: 'Folder with the flat-lay photos of one SKU (1 to 10; .jpg, .jpeg, .png), sent in the order of their file names.',
  }),
  'input-dir': path({
    group: 'Photos and results',
    value: 'DIR',
    help: 'Folder whose subfolders are the SKUs.',
  }),
  'input-folders': texts({
    group: 'Photos and results',
    value: 'DIR',
    help: 'The SKU folders themselves, one or more.',
  }),
  'output-folder': textOr({
    group: 'Photos and results',
    value: 'DIR',
    fallback: 'output',
    help: 'Where the results and metadata.json go.',
  }),
  'output-dir': textOr({
    group: 'Photos and results',
    value: 'DIR',
    fallback: 'output',
    help: 'Where the results go: one folder per SKU, and a summary of the batch.',
  }),
  // ---- account
  account: text({
    group: 'Account',
    value: 'NAME',
    help: 'An account signed in to in the app, by its name there. Only through the app: put --cli before the command.',
  }),
  username: text({
    group: 'Account',
    value: 'NAME',
    env: 'FLAT_TO_MODEL_USERNAME',
    help: 'Name or e-mail address of your PiktID account.',
  }),
  password: text({
    group: 'Account',
    value: 'PASSWORD',
    env: 'FLAT_TO_MODEL_PASSWORD',
    help: 'Its password. Better left out: you are asked for it, without echo.',
  }),
  token: text({
    group: 'Account',
    value: 'TOKEN',
    env: 'FLAT_TO_MODEL_TOKEN',
    help: 'An API token from your PiktID profile page, instead of name and password.',
  }),
  'base-url': textOr({
    group: 'Account',
    value: 'URL',
    fallback: DEFAULT_BASE_URL,
    help: 'Address of the API.',
  }),
  sandbox: onOff({
    group: 'Account',
    help: 'Use the built-in sandbox: no account, no credits, drawn results.',
  }),
  // ---- identity
  'identity-code': text({
    group: 'Model identity',
    value: 'CODE',
    help: 'Code of a model identity. Checked before anything is sent.',
  }),
  'identity-image': path({
    group: 'Model identity',
    value: 'FILE',
    help: 'Portrait to upload as the identity (.jpg, .png). With both, the code is tried first.',
  }),
  // ---- instruction
  prompt: text({
    group: 'What the pictures show',
    value: 'TEXT',
    simple: true,
    help: 'What the picture shall show, in your own words.',
  }),
  pose: text({
    group: 'What the pictures show',
    value: 'TEXT',
    simple: true,
    help: 'Pose of the model, e.g. "standing".',
  }),
  background: text({
    group: 'What the pictures show',
    value: 'TEXT',
    simple: true,
    help: 'Background, e.g. "white studio".',
  }),
  'num-variations': number({
    group: 'What the pictures show',
    value: 'N',
    simple: true,
    min: 1,
    max: MAX_VARIATIONS,
    whole: true,
    help: 'Pictures of this look, 1 to 4 (default: 1).',
  }),
  size: choice({
    group: 'What the pictures show',
    simple: true,
    choices: ['1K', '2K', '4K'],
    help: 'Size of the results.',
  }),
  'aspect-ratio': choice({
    group: 'What the pictures show',
    simple: true,
    choices: ['1:1', '3:4', '4:3', '9:16', '16:9'],
    help: 'Shape of the results.',
  }),
  format: choice({
    group: 'What the pictures show',
    simple: true,
    choices: ['png', 'jpg'],
    help: 'File format of the results.',
  }),
  seed: number({
    group: 'What the pictures show',
    value: 'N',
    simple: true,
    min: -Number.MAX_SAFE_INTEGER,
    max: Number.MAX_SAFE_INTEGER,
    whole: true,
    help: 'Number that makes results repeatable.',
  }),
  'instructions-file': path({
    group: 'What the pictures show',
    value: 'FILE',
    help: 'JSON file with 1 to 10 instructions; overrides the flags above.',
  }),
  'image-notes': texts({
    group: 'What the pictures show',
    value: 'TEXT',
    help: 'One note per photo, in upload order; "" for none.',
  }),
  // ---- job
  model: choiceOr({
    group: 'The job',
    choices: ['auto', 'nano_banana_pro', 'seedream'],
    fallback: 'auto',
    help: 'Image model. A forced model has no safety fallback.',
  }),
  'no-consistency': onOff({
    group: 'The job',
    help: 'Do not keep the pictures of one SKU consistent with each other.',
  }),
  barefoot: onOff({ group: 'The job', help: 'Show the model without shoes.' }),
  convert: onOff({
    group: 'The job',
    help: 'Send JPEG copies of WebP, TIFF, AVIF, BMP, turned and CMYK photos; originals stay.',
  }),
  ...PACE_FLAGS,
  // ---- rest
  'data-dir': path({
    group: 'Everything else',
    value: 'DIR',
    help: "Folder for the product's own state, shared with the app by default.",
  }),
  json: onOff({
    group: 'Everything else',
    help: 'Print one event a line as JSON on standard output, and nothing else there.',
  }),
  batch: textOr({
    group: 'Everything else',
    value: 'ID',
    fallback: 'last',
    help: 'Which batch: its id, or the one begun last.',
  }),
  html: path({
    group: 'Everything else',
    value: 'FILE',
    help: 'Write the report as a page with thumbnails. A file that is there is left alone; the name gets a number.',
  }),
  csv: onOff({ group: 'Everything else', help: 'Print comma-separated values.' }),
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof FLAGS;

/** The checked value of one flag. */
export type FlagValue<N extends FlagName> = z.output<(typeof FLAGS)[N]['schema']>;
/** The checked values of a command that takes these flags. */
export type FlagValues<N extends FlagName> = { readonly [K in N]: FlagValue<K> };
