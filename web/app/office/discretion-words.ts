import { wordsHook } from '#web/ui';
import { en } from './discretion-words.en.ts';
import { zh } from './discretion-words.zh.ts';

export const useDiscretionWords = wordsHook(en, zh);
