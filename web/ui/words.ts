import { wordsHook } from './lang.tsx';
import messages from './messages.json' with { type: 'json' };

export const useWords = wordsHook(messages);
