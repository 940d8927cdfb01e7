// However the process that started this one ends, by a fault or SIGKILL too, the channel between them closes.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
