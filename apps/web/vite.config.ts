import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// `npm run dev` sets it; a vite started by hand talks to a server started by hand.
const server = process.env.COEDIT_DEV_SERVER ?? 'http://127.0.0.1:3000';

export default defineConfig({
  plugins: [react()],
  // Two copies of Yjs do not recognise each other's types.
  resolve: { dedupe: ['yjs', 'lib0', 'y-protocols', 'react', 'react-dom'] },
  worker: { format: 'es' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The security policy allows no data: addresses, so nothing may be inlined as one.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Monaco is one lazy chunk: splitting it gained nothing (its parts need one another).
    chunkSizeWarningLimit: 6_000,
  },
  server: {
    // `changeOrigin` stays off: the server compares Origin with Host, and both are the page's own here.
    proxy: {
      '/api': { target: server },
      '/healthz': { target: server },
      '/readyz': { target: server },
      '/ws': { target: server, ws: true },
    },
  },
});
