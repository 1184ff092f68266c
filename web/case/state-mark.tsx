import type { ReactNode } from 'react';
import { useSay } from '#web/ui';
import type { Status, Tone } from './shapes.ts';

const looks: Readonly<Record<Tone, string>> = { 'in-force': 'good', waiting: 'wait', warning: 'bad', 'to-come': 'todo', ended: '' };

/** ● in force, ▨ waiting, ▲ warning, ○ to come, ■ ended: a shape and a word, the colour comes on top. */
export function StateMark({ tone, children }: { readonly tone: Tone; readonly children?: ReactNode }) {
  return <span className={`state ${looks[tone]}`.trim()}>{children}</span>;
}

export function StatusMark({ status }: { readonly status: Status }) {
  const say = useSay();
  return <StateMark tone={status.tone}>{say(status.title)}</StateMark>;
}
