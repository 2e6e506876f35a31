/** The real interface on a double of the main process: `?scene=…` chooses what it holds. */
import { fakeStudio } from './fake-studio.ts';
import { sceneOf } from './scenes.ts';

const scene = sceneOf(new URLSearchParams(location.search).get('scene') ?? 'twelve');
Object.assign(window, { studio: fakeStudio(scene) });
await import('../../src-renderer/entry.ts');
