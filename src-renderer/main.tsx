/** Start of the window: stores, bridge, first paint. Builds everything, decides nothing. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { followEverything } from './bridge/follow.ts';
import { bridgeOf, createStudioClient } from './bridge/studio.ts';
import { App } from './frame/app.tsx';
import { WindowProvider } from './stores/context.tsx';
import { createStores } from './stores/stores.ts';

// The content security policy forbids `eval`, which the schema library would probe for.
config({ jitless: true });

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root element');

const client = createStudioClient(bridgeOf(window));
const stores = createStores();
followEverything(client, stores);

createRoot(root).render(
  <StrictMode>
    <WindowProvider client={client} stores={stores}>
      <App />
    </WindowProvider>
  </StrictMode>,
);
