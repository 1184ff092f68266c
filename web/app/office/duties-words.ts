import { wordsHook } from '#web/ui';
import messages from './duties.messages.json' with { type: 'json' };

export const useDutiesWords = wordsHook(messages);
