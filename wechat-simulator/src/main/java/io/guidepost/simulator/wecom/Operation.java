package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Call;
import tools.jackson.databind.node.ObjectNode;

/** One WeCom API: answers the fields besides {@code errcode} and {@code errmsg}, or refuses. */
interface Operation {

    /** Which access token an API wants. */
    enum Access {
        NONE,
        ANY,
        APP,
        CONTACTS
    }

    /** A call whose token has been judged. */
    record Request(Call call, Body body) {}

    ObjectNode run(Request request);

    /** Where the APIs of a feature register themselves. */
    interface Registry {

        void get(String path, Access access, Operation operation);

        void post(String path, Access access, Operation operation);
    }
}
