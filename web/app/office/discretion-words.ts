import { wordsHook } from '#web/ui';
import messages from './discretion.messages.json' with { type: 'json' };

export const useDiscretionWords = wordsHook(messages);
