import { wordsHook } from '#web/ui';
import { en } from './duties-words.en.ts';
import { zh } from './duties-words.zh.ts';

export const useDutiesWords = wordsHook(en, zh);
