import { wordsHook } from '#web/ui';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

export const useAccountWords = wordsHook(en, zh);
