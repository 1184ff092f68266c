import { addDays, type Day, type Value } from '#law/ground';
import type { Gives } from './scene.ts';

/** What a full report says of the cause, in one language, and of which kind it was. */
export const causeOf = (cause: string, kind = 'change'): Gives => ({ 'root-cause': cause, 'cause-category': kind });

/** What corrects this and what keeps it from coming again: by whom, and by when after the day on which it is told. */
export const actionsFrom = (on: Day): Value => [
  {
    'action-kind': 'corrective',
    'action-what': {
      en: 'Settings are made at each place by anyone who opens it, and a second person signs.',
      zh: '各地点启用时由启用人现场设置参数，第二人签字。',
    },
    'action-who': { en: 'operations', zh: '运维岗位' },
    'action-by': addDays(on, 14),
  },
  {
    'action-kind': 'preventive',
    'action-what': {
      en: 'No update is released before its settings were compared with those of every place.',
      zh: '更新发布前，须与各地点设置逐一比对。',
    },
    'action-who': { en: 'head of quality', zh: '质量负责人' },
    'action-by': addDays(on, 45),
  },
];

export const effect = {
  shown: {
    en: 'Two weeks of the log after the change: in 1,900 uses it did not happen again. Two places were looked at on the spot.',
    zh: '改正后两周日志显示，使用1,900次未再发生；现场核查两处地点。',
  },
  not: {
    en: 'At one of two places looked at the old settings were still there.',
    zh: '现场核查的两处地点中，一处仍沿用原参数。',
  },
} as const;

/** Found by the office: of which kind the cause was, and what shows that it helps. */
export const helps: Gives = { 'cause-category': 'change', 'effect-shown': effect.shown };
