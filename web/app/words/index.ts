import { wordsHook } from '#web/ui';
import door from './door.messages.json' with { type: 'json' };
import frame from './frame.messages.json' with { type: 'json' };
import law from './law.messages.json' with { type: 'json' };
import my from './my.messages.json' with { type: 'json' };
import registers from './registers.messages.json' with { type: 'json' };
import start from './start.messages.json' with { type: 'json' };

/** The pages' own sentences. What the law and the cases say comes with the data. */
export const useWords = wordsHook({ ...frame, ...registers, ...law, ...door, ...my, ...start });
