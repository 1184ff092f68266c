import { wordsHook } from '#web/ui';
import messages from './messages.json' with { type: 'json' };

/** Words of the desk: the draft decision, what was proposed, and what waits for a signature. */
export const useDeskWords = wordsHook(messages);
