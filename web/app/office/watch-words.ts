import { wordsHook } from '#web/ui';
import messages from './watch.messages.json' with { type: 'json' };

export const useWatchWords = wordsHook(messages);
