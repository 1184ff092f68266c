// Builds the pages now, as an image does: a server with a read-only disk finds them built.
import { builtWeb } from './build-web.ts';

await builtWeb(console.log);
