import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { serve } from './connection.ts';
import { nodeFiles } from './nodeFiles.ts';

// How to talk (--stdio, --node-ipc, --socket=N) is on the command line.
serve(createConnection(ProposedFeatures.all), nodeFiles);
