/**
 * Who may import whom. Each rule is proven by a bad import in `tests/gate/import-rules.test.ts`;
 * the check also counts that every module on disk was read (`scripts/checks/imports.mjs`).
 */

/** Test files may reach further than what they test. */
const testFile = '\\.test\\.tsx?$';

/** A rule without exceptions: modules at `from` never import what matches `to`. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const product = { path: '^src-', pathNot: testFile };
const httpPackages = 'node_modules/(axios|undici|https-proxy-agent|http-proxy-agent)/';
const httpModules = '^(node:)?(http|https|http2|net|tls|dgram)$';

const forbidden = [
  forbid(
    'no-circular',
    'A cycle has no first module, neither to load nor to read: types count too.',
    {},
    { circular: true },
  ),
  forbid(
    'no-unresolvable',
    'An import that leads nowhere. What the bundler makes itself (`virtual:`) is on no disk.',
    {},
    { couldNotResolve: true, pathNot: '^virtual:' },
  ),
  forbid(
    'shared-is-pure',
    'src-shared runs everywhere: only itself and zod.',
    { path: '^src-shared/', pathNot: testFile },
    { pathNot: ['^src-shared/', 'node_modules/zod/'] },
  ),
  forbid(
    'renderer-only-shared',
    'The renderer is sandboxed: of this house it knows itself and src-shared.',
    { path: '^src-renderer/', pathNot: testFile },
    { path: '^(src-(?!renderer/|shared/)|tests/|scripts/)' },
  ),
  forbid(
    'renderer-no-electron',
    'The renderer is sandboxed: Electron is behind the bridge.',
    { path: '^src-renderer/', pathNot: testFile },
    { path: '(^|/)node_modules/electron/' },
  ),
  forbid(
    'renderer-no-builtin',
    "Node's own modules exist in the main process only.",
    { path: '^src-renderer/', pathNot: testFile },
    { dependencyTypes: ['core'] },
  ),
  forbid(
    'ui-knows-no-feature',
    'Primitives know nothing of what they are used for.',
    { path: '^src-renderer/ui/', pathNot: testFile },
    { path: '^src-renderer/(?!ui/)' },
  ),
  forbid(
    'features-apart',
    'Features do not know each other; what they share moves down.',
    { path: '^src-renderer/features/([^/]+)/', pathNot: testFile },
    { path: '^src-renderer/features/', pathNot: '^src-renderer/features/$1/' },
  ),
  forbid(
    'features-know-no-screen',
    'Screens are made of features, the frame holds screens; never the other way round.',
    { path: '^src-renderer/(features|stores|bridge|view|text)/', pathNot: testFile },
    { path: '^src-renderer/(screens|frame|main)' },
  ),
  forbid(
    'main-knows-no-renderer',
    'The two processes share src-shared alone.',
    { path: '^src-main/' },
    { path: '^src-renderer/' },
  ),
  forbid(
    'electron-at-the-edge',
    'Everything else runs under plain Node, in the command line and in tests.',
    {
      path: '^src-main/',
      pathNot: [
        '^src-main/(index|boot)\\.ts$',
        '^src-main/(shell|ipc|preload)/',
        '^src-main/storage/credentials-safe-storage\\.ts$',
        testFile,
      ],
    },
    { path: '(^|/)node_modules/electron/' },
  ),
  forbid(
    'electron-store-in-its-adapter',
    'electron-store throws under plain Node: one adapter, loaded by name.',
    {
      path: '^src-',
      pathNot: ['^src-main/storage/settings/electron-store-backend\\.ts$', testFile],
    },
    { path: '(^|/)node_modules/electron-store/' },
  ),
  forbid(
    'preload-is-small',
    'The preload knows the contract and Electron, nothing of the main process.',
    { path: '^src-main/preload/', pathNot: testFile },
    { path: '^src-main/(?!preload/)' },
  ),
  forbid(
    'nobody-imports-preload',
    'The preload is a bundle of its own.',
    { path: '^src-', pathNot: '^src-main/preload/' },
    { path: '^src-main/preload/' },
  ),
  forbid(
    'piktid-knows-no-batch',
    'The API client serves anyone: it knows neither batches nor where things are kept.',
    { path: '^src-main/piktid/', pathNot: testFile },
    { path: '^src-main/(?!piktid/|runtime/|images/)' },
  ),
  forbid(
    'batch-knows-no-http',
    'Batches see the API as a port, never as requests.',
    { path: '^src-main/(batch|workflow|review|intake)/', pathNot: testFile },
    { path: [httpPackages, httpModules] },
  ),
  forbid(
    'batch-sees-the-port',
    'Of the API client, batches know the port alone.',
    { path: '^src-main/(batch|workflow|review|intake)/', pathNot: testFile },
    { path: '^src-main/piktid/', pathNot: '^src-main/piktid/api\\.ts$' },
  ),
  forbid(
    'batch-rules-are-pure',
    'What a batch does is decided without the engine that does it.',
    { path: '^src-main/batch/rules/', pathNot: testFile },
    { path: '^src-main/batch/(?!rules/)' },
  ),
  forbid(
    'axios-in-piktid',
    'Requests to the outside are made in one place.',
    { path: '^src-', pathNot: ['^src-main/piktid/', testFile] },
    { path: httpPackages },
  ),
  forbid(
    'sandbox-stands-alone',
    'The stand-in checks the client; it shares no code with it.',
    { path: '^src-main/sandbox/', pathNot: testFile },
    { path: '^src-main/(?!sandbox/|runtime/|images/)' },
  ),
  forbid(
    'no-dev-dependency',
    'What ships may only need what ships. Electron is the runtime itself.',
    product,
    { dependencyTypes: ['npm-dev'], pathNot: '(^|/)node_modules/electron/' },
  ),
  forbid('no-unlisted-package', 'Every package is named in package.json.', product, {
    dependencyTypes: ['npm-no-pkg', 'npm-unknown'],
  }),
  forbid(
    'nobody-imports-tests',
    'Tests are leaves: only tests know tests.',
    { pathNot: ['^tests/', testFile] },
    { path: ['^tests/', testFile] },
  ),
  forbid(
    'product-knows-no-script',
    'Scripts build the product, never the other way round.',
    { path: '^src-' },
    { path: '^scripts/' },
  ),
];

export default {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.css'],
    },
    cache: false,
  },
};
