import { wordsHook } from '#web/ui';
import messages from './contradictions.messages.json' with { type: 'json' };

export const useContradictionsWords = wordsHook(messages);
