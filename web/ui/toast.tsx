import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { useWords } from './words.ts';

export interface Toast {
  readonly text: string;
  /** Only for what can be undone: a hand-over, a filter, a draft. A formal decision has no toast. */
  readonly undo?: (() => void) | undefined;
}

const ToastContext = createContext<(toast: Toast) => void>(() => undefined);

export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

const standsSeconds = 14;

/** Says what happened, for 14 seconds; waits while it is pointed at or holds the focus. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const [shown, setShown] = useState<Toast & { readonly key: number }>();
  const say = useCallback((toast: Toast) => setShown((last) => ({ ...toast, key: (last?.key ?? 0) + 1 })), []);
  const drop = useCallback(() => setShown((last) => (last === undefined ? last : undefined)), []);
  return (
    <ToastContext value={say}>
      {children}
      <div className="toasts" role="status">
        {shown !== undefined && <ToastLine key={shown.key} toast={shown} onGone={drop} />}
      </div>
    </ToastContext>
  );
}

export function ToastLine({
  toast,
  onGone,
  stays = false,
}: {
  readonly toast: Toast;
  readonly onGone: () => void;
  readonly stays?: boolean;
}) {
  const words = useWords();
  const [left, setLeft] = useState(standsSeconds);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (held || stays) return;
    const tick = setInterval(() => setLeft((seconds) => seconds - 1), 1000);
    return () => clearInterval(tick);
  }, [held, stays]);
  useEffect(() => {
    if (left <= 0) onGone();
  }, [left, onGone]);
  const hold = useMemo(
    () => ({
      onPointerEnter: () => setHeld(true),
      onPointerLeave: () => setHeld(false),
      onFocus: () => setHeld(true),
      onBlur: () => setHeld(false),
    }),
    [],
  );
  return (
    <p className="toast" {...hold}>
      <span>{toast.text}</span>
      {toast.undo !== undefined && (
        <button
          type="button"
          onClick={() => {
            toast.undo?.();
            onGone();
          }}
        >
          {words.undo}
        </button>
      )}
      <span className="num" aria-hidden="true">
        {words.secondsLeft(left)}
      </span>
    </p>
  );
}
