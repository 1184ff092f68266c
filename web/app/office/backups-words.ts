import { wordsHook } from '#web/ui';
import messages from './backups.messages.json' with { type: 'json' };

export const useBackupsWords = wordsHook(messages);
