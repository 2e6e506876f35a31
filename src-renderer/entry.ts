/**
 * What the page runs first: asks for the catalogue of its language and for the interface at once,
 * so that neither waits for the other. The style sheet and the interface are named in the page
 * itself by the build.
 */
import './ui/base.css';
import './text/opened.ts';

await import('./main.tsx');
