-- The rates that hold until somebody decides otherwise (B6): guides 5 %, stores 2 % of what each line is paid.

INSERT INTO commission_rate (id, scope, scope_key, payee_type, rate_bp, effective_from)
VALUES (1, 'DEFAULT', '', 'GUIDE', 500, '2020-01-01 00:00:00.000'),
       (2, 'DEFAULT', '', 'STORE', 200, '2020-01-01 00:00:00.000');
