import { wordsHook } from '#web/ui';
import { en } from './texts-words.en.ts';
import { zh } from './texts-words.zh.ts';

export const useTextsWords = wordsHook(en, zh);
