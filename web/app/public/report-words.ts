import { wordsHook } from '#web/ui';
import messages from './report.messages.json' with { type: 'json' };

export const useReportWords = wordsHook(messages);
