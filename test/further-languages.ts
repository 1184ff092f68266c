import { compareSentencesByLanguage } from './same-words.ts';

/** Before each test file. */
compareSentencesByLanguage();
