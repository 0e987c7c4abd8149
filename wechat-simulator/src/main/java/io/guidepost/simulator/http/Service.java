package io.guidepost.simulator.http;

/** One of Tencent's hosts (or the control panel), recognised by its paths. */
public interface Service {

    boolean owns(String path);

    Answer answer(Call call);

    /** The answer of this service to a fault of mode ERRCODE: in its own layout, with the given code. */
    Answer failure(Call call, String errcode);

    /** The answer of this service to a fault of mode HTTP_500. */
    default Answer crash(Call call) {
        return Answer.html(500, "<html><body><h1>500 Internal Server Error</h1></body></html>");
    }
}
