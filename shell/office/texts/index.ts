import type { OfficeService } from '#contract';
import type { Desk } from '../cases/desk.ts';
import { checkText, giveText, installText, takeBackText } from './give.ts';
import { textOf, texts } from './pages.ts';

export type TextMethods = Pick<OfficeService, 'texts' | 'text' | 'checkText' | 'giveText' | 'installText' | 'takeBackText'>;

/** Texts of the law on their way into force: given by one person, looked at by the program, installed by another person. */
export const textMethods = (desk: Desk): TextMethods => ({
  texts: texts(desk),
  text: textOf(desk),
  checkText: checkText(desk),
  giveText: giveText(desk),
  installText: installText(desk),
  takeBackText: takeBackText(desk),
});
