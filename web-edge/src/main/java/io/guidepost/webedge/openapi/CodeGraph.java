package io.guidepost.webedge.openapi;

import io.guidepost.core.words.Words;
import io.guidepost.domain.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.Handle;
import org.springframework.asm.Label;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.Type;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Who calls whom in our own classes, and which refusals each method makes: read from the byte code, so that what is written
 * about an endpoint is what it does. A call of an interface may reach any of its implementations.
 *
 * <p>Made when the document is asked for, and kept by nobody.
 */
final class CodeGraph {

    private static final String OURS = "io/guidepost/";
    private static final List<String> MODULES = List.of("core", "domain", "webedge", "guideapi", "miniappapi");
    private static final String REFUSAL = Type.getInternalName(Refusal.class);
    private static final String KIND = REFUSAL + "$Kind";
    private static final String WORDS = Type.getInternalName(Words.class);
    private static final String PROBLEM = "io/guidepost/webedge/problem/Problem";
    private static final String CODE = "[a-z][a-z0-9]*(_[a-z0-9]+)+|overloaded|unauthenticated|forbidden";

    private static final String CHINESE_DETAIL = "具体原因见 detail";
    private static final String ENGLISH_DETAIL = "The detail says why";

    private final Map<String, Methods> classes = new HashMap<>();
    private final Map<String, Set<String>> below = new HashMap<>();

    /** What a caller can be told: a status, its stable code, and the sentence in both languages, … where a value stands. */
    record Told(int status, String code, String zh, String en) {}

    /** A refusal as it is made; without a code where the caller brings it. */
    private record Made(Optional<String> kind, Optional<String> code, List<String> texts) {}

    /** A call, with the constants that were laid out before it. */
    private record Call(String owner, String name, String descriptor, boolean isVirtual, Made constants) {}

    private static final class Body {

        private final List<Call> calls = new ArrayList<>();
        private final List<Made> made = new ArrayList<>();
        private final List<Told> problems = new ArrayList<>();

        /** The caller says which code it is. */
        private boolean hasOpenRefusal() {
            return made.stream().anyMatch(refusal -> refusal.code().isEmpty());
        }
    }

    private static final class Methods {

        private String above;
        private List<String> interfaces = List.of();
        private final Map<String, Body> bodies = new HashMap<>();
    }

    private CodeGraph() {}

    static CodeGraph ofOurClasses(ClassLoader loader) {
        var graph = new CodeGraph();
        var resolver = new PathMatchingResourcePatternResolver(loader);
        try {
            for (var module : MODULES) {
                for (var file : resolver.getResources("classpath*:" + OURS + module + "/**/*.class")) {
                    try (var in = file.getInputStream()) {
                        graph.read(new ClassReader(in));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("Our own classes cannot be read", unreadable);
        }
        graph.classes.forEach((name, methods) -> {
            graph.below.computeIfAbsent(methods.above, any -> new HashSet<>()).add(name);
            methods.interfaces.forEach(above ->
                    graph.below.computeIfAbsent(above, any -> new HashSet<>()).add(name));
        });
        return graph;
    }

    /** What the edge itself says no to, by code. */
    Map<String, Told> ofTheEdge() {
        var problems = new TreeMap<String, Told>();
        classes.forEach((name, methods) -> {
            if (name.startsWith("io/guidepost/webedge/problem/")) {
                methods.bodies.values().forEach(body -> body.problems.forEach(told -> problems.put(told.code(), told)));
            }
        });
        return problems;
    }

    /** Everything that can be refused from here on, by code; of several sentences under one code the first in the alphabet. */
    Map<String, Told> refusalsOf(Method method) {
        return refusalsFrom(List.of(Type.getInternalName(method.getDeclaringClass()) + "." + method.getName()
                + Type.getMethodDescriptor(method)));
    }

    /** The same from any method of the class of this name. */
    Map<String, Told> refusalsOf(String className) {
        var name = className.replace('.', '/');
        return refusalsFrom(classes.getOrDefault(name, new Methods()).bodies.keySet().stream()
                .map(method -> name + "." + method)
                .toList());
    }

    private Map<String, Told> refusalsFrom(Collection<String> roots) {
        var seen = new LinkedHashSet<>(roots);
        var waiting = new ArrayDeque<>(roots);
        var found = new TreeMap<String, Told>();
        while (!waiting.isEmpty()) {
            var at = waiting.poll();
            int dot = at.indexOf('.');
            var body = body(at.substring(0, dot), at.substring(dot + 1));
            if (body == null) {
                continue;
            }
            body.made.forEach(made -> add(found, made));
            for (var call : body.calls) {
                for (var target : targets(call)) {
                    var called =
                            body(target.substring(0, target.indexOf('.')), target.substring(target.indexOf('.') + 1));
                    if (called != null && called.hasOpenRefusal()) {
                        called.made.stream()
                                .filter(open -> open.code().isEmpty())
                                .forEach(open -> add(
                                        found,
                                        new Made(
                                                open.kind().or(call.constants()::kind),
                                                call.constants().code(),
                                                call.constants().texts())));
                    }
                    if (seen.add(target)) {
                        waiting.add(target);
                    }
                }
            }
        }
        return found;
    }

    private static void add(Map<String, Told> found, Made made) {
        if (made.code().isEmpty() || made.kind().isEmpty()) {
            return;
        }
        var told = new Told(
                statusOf(Refusal.Kind.valueOf(made.kind().get())),
                made.code().get(),
                chinese(made.texts()),
                english(made.texts()));
        found.merge(told.code(), told, CodeGraph::better);
    }

    /** With words rather than without; else the first in the alphabet, so that the document does not depend on chance. */
    static Told better(Told one, Told other) {
        if (one.en().equals(ENGLISH_DETAIL) || other.en().equals(ENGLISH_DETAIL)) {
            return one.en().equals(ENGLISH_DETAIL) ? other : one;
        }
        return one.en().compareTo(other.en()) <= 0 ? one : other;
    }

    /** A sentence that is put together only when it is told is told in the detail. */
    private static String chinese(List<String> texts) {
        return texts.stream().filter(CodeGraph::isChinese).findFirst().orElse(CHINESE_DETAIL);
    }

    private static String english(List<String> texts) {
        return texts.stream()
                .filter(text -> !isChinese(text) && text.contains(" "))
                .findFirst()
                .orElse(ENGLISH_DETAIL);
    }

    static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    static int statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case REFUSED -> 422;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private Set<String> targets(Call call) {
        var targets = new LinkedHashSet<String>();
        var method = call.name() + call.descriptor();
        var owner = call.owner();
        for (var above = owner; above != null; above = classes.containsKey(above) ? classes.get(above).above : null) {
            if (body(above, method) != null) {
                targets.add(above + "." + method);
                break;
            }
        }
        if (call.isVirtual()) {
            var waiting = new ArrayDeque<>(below.getOrDefault(owner, Set.of()));
            var seen = new HashSet<>(waiting);
            while (!waiting.isEmpty()) {
                var type = waiting.poll();
                if (body(type, method) != null) {
                    targets.add(type + "." + method);
                }
                below.getOrDefault(type, Set.of()).stream().filter(seen::add).forEach(waiting::add);
            }
        }
        return targets;
    }

    private Body body(String owner, String method) {
        var known = classes.get(owner);
        return known == null ? null : known.bodies.get(method);
    }

    private void read(ClassReader reader) {
        var methods = new Methods();
        reader.accept(
                new ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public void visit(int v, int access, String name, String sign, String above, String[] interfaces) {
                        methods.above = above;
                        methods.interfaces = List.of(interfaces);
                        classes.put(name, methods);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String sign, String[] e) {
                        var body = new Body();
                        methods.bodies.put(name + descriptor, body);
                        return new Reading(body);
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** Collects the constants of an expression until something is made or called with them. */
    private static final class Reading extends MethodVisitor {

        private final Body body;
        private final List<String> texts = new ArrayList<>();
        private final List<Integer> numbers = new ArrayList<>();
        private String kind;
        private int refusalFrom = -1;

        private Reading(Body body) {
            super(Opcodes.ASM9);
            this.body = body;
        }

        @Override
        public void visitLdcInsn(Object value) {
            if (value instanceof String text) {
                texts.add(shown(text));
            }
        }

        @Override
        public void visitIntInsn(int opcode, int operand) {
            numbers.add(operand);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETSTATIC && owner.equals(KIND)) {
                kind = name;
            } else if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
                forget();
            }
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            if (opcode == Opcodes.NEW && type.equals(REFUSAL)) {
                refusalFrom = texts.size();
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (owner.equals(REFUSAL) && name.equals("<init>")) {
                int from = Math.max(0, Math.min(refusalFrom, texts.size()));
                body.made.add(made(texts.subList(from, texts.size())));
                refusalFrom = -1;
            } else if (owner.equals(PROBLEM) && name.equals("of") && !numbers.isEmpty()) {
                var made = made(texts);
                var status = numbers.stream()
                        .filter(number -> number >= 400 && number < 600)
                        .findFirst();
                if (status.isPresent() && made.code().isPresent()) {
                    body.problems.add(
                            new Told(status.get(), made.code().get(), chinese(made.texts()), english(made.texts())));
                }
                forget();
            } else if (owner.startsWith(OURS) && !owner.equals(WORDS)) {
                boolean isVirtual = opcode == Opcodes.INVOKEINTERFACE || opcode == Opcodes.INVOKEVIRTUAL;
                body.calls.add(new Call(owner, name, descriptor, isVirtual, made(texts)));
            }
        }

        private Made made(List<String> some) {
            return new Made(
                    Optional.ofNullable(kind),
                    some.stream().filter(text -> text.matches(CODE)).findFirst(),
                    List.copyOf(some));
        }

        /** Bodies of lambdas and methods that are handed over belong to whoever hands them over. */
        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (var argument : arguments) {
                if (argument instanceof Handle handle && handle.getOwner().startsWith(OURS)) {
                    boolean isVirtual =
                            handle.getTag() == Opcodes.H_INVOKEINTERFACE || handle.getTag() == Opcodes.H_INVOKEVIRTUAL;
                    body.calls.add(new Call(
                            handle.getOwner(), handle.getName(), handle.getDesc(), isVirtual, made(List.of())));
                } else if (argument instanceof String recipe) {
                    texts.add(shown(recipe));
                }
            }
        }

        /** Where a value will stand, … stands for it. */
        private static String shown(String text) {
            return text.replaceAll("%[-0-9.,]*[sdn]|[\u0001\u0002]", "…");
        }

        @Override
        public void visitVarInsn(int opcode, int index) {
            if (opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE) {
                forget();
            }
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            forget();
        }

        @Override
        public void visitInsn(int opcode) {
            boolean isReturn = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
            if (isReturn || opcode == Opcodes.ATHROW || opcode == Opcodes.POP) {
                forget();
            }
        }

        private void forget() {
            texts.clear();
            numbers.clear();
            kind = null;
            refusalFrom = -1;
        }
    }
}
