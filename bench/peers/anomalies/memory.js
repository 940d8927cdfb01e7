import { MemoryStore } from 'express-session';
import { serve } from './express-session.js';

serve(new MemoryStore());
