import connectSqlite3 from 'connect-sqlite3';
import session from 'express-session';
import { serve } from './express-session.js';

const SQLiteStore = connectSqlite3(session);

serve(new SQLiteStore({ dir: process.env.DATA_DIR, db: 'sessions.db' }));
