import { wordsHook } from '#web/ui';
import { en } from './letters-words.en.ts';
import { zh } from './letters-words.zh.ts';

export const useLettersWords = wordsHook(en, zh);
