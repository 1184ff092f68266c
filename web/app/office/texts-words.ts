import { wordsHook } from '#web/ui';
import messages from './texts.messages.json' with { type: 'json' };

export const useTextsWords = wordsHook(messages);
