import { wordsHook } from '#web/ui';
import messages from './letters.messages.json' with { type: 'json' };

export const useLettersWords = wordsHook(messages);
