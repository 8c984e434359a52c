import './session.css';

/** Shown for the moment until there is something to show. */
export function OpeningPage({ message }: { readonly message: string }) {
  return (
    <main className="session-message session-opening">
      <p role="status" className="muted">
        {message}
      </p>
    </main>
  );
}
