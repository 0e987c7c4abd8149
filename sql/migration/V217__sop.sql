-- Operating procedures: messages to the same people over some days, until what ends it for one of them (TASK-10).

CREATE TABLE sop_template (
    id          BIGINT      NOT NULL,
    kind        VARCHAR(12) NOT NULL,
    name        VARCHAR(64) NOT NULL,
    stop_on     VARCHAR(40) NOT NULL,
    state       VARCHAR(10) NOT NULL,
    created_by  BIGINT      NOT NULL,
    created_at  DATETIME(3) NOT NULL,
    approved_by BIGINT,
    approved_at DATETIME(3),
    version     INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT sop_template_kind CHECK (kind IN ('ACQUISITION', 'COMMUNITY', 'FLASH_SALE', 'MOMENTS')),
    CONSTRAINT sop_template_state CHECK (state IN ('PRESET', 'DRAFT', 'ACTIVE', 'RETIRED')),
    CONSTRAINT sop_template_checker CHECK (approved_by IS NULL OR approved_by <> created_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE sop_step (
    template_id    BIGINT        NOT NULL,
    step_no        INT           NOT NULL,
    day_offset     INT           NOT NULL,
    at_minute      INT           NOT NULL,
    window_minutes INT           NOT NULL,
    type           VARCHAR(20)   NOT NULL,
    title          VARCHAR(128)  NOT NULL,
    instruction    VARCHAR(2000) NOT NULL,
    copy_text      VARCHAR(4000) NOT NULL,
    material_ids   JSON          NOT NULL,
    PRIMARY KEY (template_id, step_no),
    CONSTRAINT sop_step_no CHECK (step_no BETWEEN 1 AND 10),
    CONSTRAINT sop_step_times CHECK (day_offset BETWEEN 0 AND 365 AND at_minute BETWEEN 0 AND 1439
        AND window_minutes BETWEEN 30 AND 44640),
    CONSTRAINT sop_step_template_fk FOREIGN KEY (template_id) REFERENCES sop_template (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- Those who go through a procedure together. Without a list it goes to the guides of the target themselves.
CREATE TABLE sop_cohort (
    id           BIGINT      NOT NULL,
    template_id  BIGINT      NOT NULL,
    target       JSON        NOT NULL,
    list_id      BIGINT,
    start_on     DATE        NOT NULL,
    state        VARCHAR(8)  NOT NULL,
    stop_reason  VARCHAR(40) NOT NULL DEFAULT '',
    filled_after VARCHAR(64) NOT NULL DEFAULT '',
    created_by   BIGINT      NOT NULL,
    created_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (id),
    KEY sop_cohort_state (state, id),
    KEY sop_cohort_template (template_id, id),
    CONSTRAINT sop_cohort_state CHECK (state IN ('FILLING', 'RUNNING', 'DONE', 'STOPPED')),
    CONSTRAINT sop_cohort_template_fk FOREIGN KEY (template_id) REFERENCES sop_template (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE sop_member (
    cohort_id       BIGINT      NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    stopped_by      VARCHAR(8)  NOT NULL DEFAULT '',
    stopped_at      DATETIME(3),
    PRIMARY KEY (cohort_id, external_userid),
    CONSTRAINT sop_member_reason CHECK (stopped_by IN ('', 'BOUGHT', 'REPLIED', 'DELETED')),
    CONSTRAINT sop_member_cohort_fk FOREIGN KEY (cohort_id) REFERENCES sop_cohort (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

CREATE TABLE sop_run (
    cohort_id  BIGINT      NOT NULL,
    step_no    INT         NOT NULL,
    task_id    BIGINT      NOT NULL,
    members    INT         NOT NULL,
    created_at DATETIME(3) NOT NULL,
    PRIMARY KEY (cohort_id, step_no),
    CONSTRAINT sop_run_cohort_fk FOREIGN KEY (cohort_id) REFERENCES sop_cohort (id),
    CONSTRAINT sop_run_task_fk FOREIGN KEY (task_id) REFERENCES content_task (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- A customer's answer, by the guide's word.
CREATE TABLE sop_reply (
    external_userid VARCHAR(64) NOT NULL,
    replied_at      DATETIME(3) NOT NULL,
    guide_id        BIGINT      NOT NULL,
    PRIMARY KEY (external_userid, replied_at),
    CONSTRAINT sop_reply_guide_fk FOREIGN KEY (guide_id) REFERENCES org_guide (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One example of each kind, to be read and copied.
INSERT INTO sop_template (id, kind, name, stop_on, state, created_by, created_at) VALUES
    (1, 'ACQUISITION', '引流:新好友七天', 'BOUGHT,REPLIED,DELETED', 'PRESET', 0, '2020-01-01 00:00:00.000'),
    (2, 'COMMUNITY', '社群:周末活跃', '', 'PRESET', 0, '2020-01-01 00:00:00.000'),
    (3, 'FLASH_SALE', '快闪成交:三天倒计时', 'BOUGHT,DELETED', 'PRESET', 0, '2020-01-01 00:00:00.000'),
    (4, 'MOMENTS', '朋友圈:一周种草', '', 'PRESET', 0, '2020-01-01 00:00:00.000');

INSERT INTO sop_step (template_id, step_no, day_offset, at_minute, window_minutes, type, title, instruction, copy_text,
    material_ids) VALUES
    (1, 1, 0, 600, 600, 'SEND_1V1', '认识一下', '向新好友问好', '您好,我是{store.name}的{guide.name},有什么需要随时找我', '[]'),
    (1, 2, 2, 600, 600, 'SEND_1V1', '穿搭建议', '发一套当季穿搭', '这周店里到了新款,我为您留了几套搭配', '[]'),
    (1, 3, 6, 600, 600, 'SEND_1V1', '到店邀请', '邀请到店试穿', '周末有空来{store.name}坐坐,我为您准备试衣间', '[]'),
    (2, 1, 0, 840, 480, 'SEND_GROUP', '周末话题', '在群里发起话题', '这周末大家想看通勤还是度假的搭配?', '[]'),
    (2, 2, 1, 840, 480, 'SEND_GROUP', '话题回顾', '汇总群友的选择', '谢谢大家的投票,搭配已经整理好了', '[]'),
    (3, 1, 0, 600, 600, 'SEND_1V1', '预告', '预告快闪', '三天后店里有一场快闪,我先告诉您', '[]'),
    (3, 2, 2, 600, 600, 'SEND_1V1', '前一天', '提醒时间', '明天就是快闪,我帮您留好尺码', '[]'),
    (3, 3, 3, 600, 720, 'SEND_1V1', '当天', '当天到店', '快闪今天开始,我在{store.name}等您', '[]'),
    (4, 1, 0, 1140, 240, 'MOMENTS_CORP', '新品图', '发布新品图', '新到的颜色,喜欢哪一件?', '[]'),
    (4, 2, 3, 1140, 240, 'MOMENTS_CORP', '细节图', '发布细节图', '近看面料的细节', '[]'),
    (4, 3, 6, 1140, 240, 'MOMENTS_CORP', '搭配图', '发布搭配图', '一件三穿,周末的灵感', '[]');
