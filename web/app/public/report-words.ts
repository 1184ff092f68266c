import { wordsHook } from '#web/ui';
import { en } from './report-words.en.ts';
import { zh } from './report-words.zh.ts';

export const useReportWords = wordsHook(en, zh);
