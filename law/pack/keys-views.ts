import { exceptInChinese } from '#law/ground';
import { say } from './say.ts';
import { keys, list, may, must, name, oneName, type Shape } from './shape.ts';
import { partsOf, type View, views, viewsOn } from './views.ts';

/** The `views` section of one kind of element, made from the table of views. */
export const viewKeys = (on: View['on']): Shape =>
  keys(Object.fromEntries(viewsOn(on).map((view) => [view, may(partKeys(view), sentence(views[view].about.en))])), {
    code: 'view/unknown',
    what: say('viewKeys.viewOfA', { on: exceptInChinese(String(on), elements[on]) }),
  });

const elements = { register: '登记册', procedure: '程序', committee: '委员会' } as const;

const partKeys = (view: keyof typeof views): Shape =>
  keys(
    Object.fromEntries(
      Object.entries(partsOf(view)).map(([part, { needed, several, about }]) => {
        const shape = several === true ? list(name) : oneName('view/part-twice');
        return [part, needed === true ? must(shape, sentence(about.en), 'view/part-missing') : may(shape, sentence(about.en))];
      }),
    ),
    { code: 'view/part-unknown', what: say('partKeys.partOfTheView', { view }) },
  );

const sentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
