-- Customer group chats as WeCom knows them: whose they are, and who came into them when and by whom (C1).

CREATE TABLE groupchat_chat (
    chat_id      VARCHAR(64)  NOT NULL,
    owner_userid VARCHAR(64)  NOT NULL,
    name         VARCHAR(128) NOT NULL DEFAULT '',
    created_at   DATETIME(3)  NOT NULL,
    dismissed_at DATETIME(3)  NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    read_at      DATETIME(3)  NOT NULL,
    PRIMARY KEY (chat_id),
    KEY groupchat_chat_owner (owner_userid)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;

-- One row per customer and chat: the latest time he came in. Who left has left_at.
CREATE TABLE groupchat_member (
    chat_id         VARCHAR(64) NOT NULL,
    external_userid VARCHAR(64) NOT NULL,
    joined_at       DATETIME(3) NOT NULL,
    invited_by      VARCHAR(64),
    left_at         DATETIME(3) NOT NULL DEFAULT '9999-12-31 00:00:00.000',
    PRIMARY KEY (chat_id, external_userid),
    KEY groupchat_member_inviter (invited_by, joined_at),
    CONSTRAINT groupchat_member_chat_fk FOREIGN KEY (chat_id) REFERENCES groupchat_chat (chat_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
