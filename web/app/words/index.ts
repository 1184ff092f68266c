import { wordsHook } from '#web/ui';
import { door as doorEn } from './door.en.ts';
import { door as doorZh } from './door.zh.ts';
import { frame as frameEn } from './frame.en.ts';
import { frame as frameZh } from './frame.zh.ts';
import { law as lawEn } from './law.en.ts';
import { law as lawZh } from './law.zh.ts';
import { my as myEn } from './my.en.ts';
import { my as myZh } from './my.zh.ts';
import { registers as registersEn } from './registers.en.ts';
import { registers as registersZh } from './registers.zh.ts';

/** The pages' own sentences in English. What the law and the cases say comes with the data. */
const en = { ...frameEn, ...registersEn, ...lawEn, ...doorEn, ...myEn };

/** 页面自身的中文用语；法律与案件的文字随数据而来。 */
const zh: typeof en = { ...frameZh, ...registersZh, ...lawZh, ...doorZh, ...myZh };

export const useWords = wordsHook(en, zh);
