import { wordsHook } from '#web/ui';
import messages from './messages.json' with { type: 'json' };

export const useWords = wordsHook(messages);
