package io.guidepost.simulator.wecom;

import io.guidepost.simulator.http.Body;
import io.guidepost.simulator.http.Page;
import io.guidepost.simulator.http.Refused;
import io.guidepost.simulator.wecom.Operation.Access;
import io.guidepost.simulator.wecom.Operation.Request;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Departments and members. */
final class OrgQueries {

    private final Directory directory;

    OrgQueries(Directory directory) {
        this.directory = directory;
    }

    void register(Operation.Registry registry) {
        registry.get("/cgi-bin/department/simplelist", Access.ANY, this::simpleDepartments);
        registry.get("/cgi-bin/department/list", Access.ANY, this::departments);
        registry.post("/cgi-bin/user/list_id", Access.CONTACTS, this::userIds);
        registry.get("/cgi-bin/user/get", Access.ANY, this::user);
        registry.get("/cgi-bin/user/list", Access.ANY, this::usersOfDepartment);
    }

    private ObjectNode simpleDepartments(Request request) {
        ObjectNode reply = Body.object();
        ArrayNode list = reply.putArray("department_id");
        asked(request).forEach(department -> list.addObject()
                .put("id", department.id())
                .put("parentid", department.parentId())
                .put("order", department.order()));
        return reply;
    }

    private ObjectNode departments(Request request) {
        ObjectNode reply = Body.object();
        ArrayNode list = reply.putArray("department");
        asked(request).forEach(department -> {
            ObjectNode entry = list.addObject()
                    .put("id", department.id())
                    .put("name", department.name())
                    .put("name_en", department.nameEn());
            ArrayNode leaders = entry.putArray("department_leader");
            directory.usersIn(department.id()).stream()
                    .filter(user -> user.department() == department.id() && user.leader())
                    .forEach(user -> leaders.add(user.userid()));
            entry.put("parentid", department.parentId()).put("order", department.order());
        });
        return reply;
    }

    private List<Directory.Department> asked(Request request) {
        if (request.call().param("id").isEmpty()) {
            return directory.departments();
        }
        return directory.below(departmentId(request, "id"));
    }

    private ObjectNode userIds(Request request) {
        Page<Directory.User> page = Page.of(directory.users(), request.body(), "user/list_id", 10_000, 10_000);
        ObjectNode reply = Body.object().put("next_cursor", page.nextCursor());
        ArrayNode list = reply.putArray("dept_user");
        page.items().forEach(user -> user.departments()
                .forEach(department ->
                        list.addObject().put("userid", user.userid()).put("department", department)));
        return reply;
    }

    private ObjectNode user(Request request) {
        String userid = request.call().param("userid").orElseThrow(() -> new Refused(41009, "missing userid"));
        return directory.user(userid).map(OrgQueries::shown).orElseThrow(() -> new Refused(60111, "userid not found"));
    }

    private ObjectNode usersOfDepartment(Request request) {
        int id = departmentId(request, "department_id");
        boolean fetchChild = request.call().param("fetch_child").orElse("0").equals("1");
        List<Directory.Department> asked = fetchChild
                ? directory.below(id)
                : directory.department(id).stream().toList();
        ObjectNode reply = Body.object();
        ArrayNode list = reply.putArray("userlist");
        asked.stream()
                .flatMap(department -> directory.usersIn(department.id()).stream())
                .distinct()
                .forEach(user -> list.add(shown(user)));
        return reply;
    }

    private int departmentId(Request request, String name) {
        return request.call()
                .param(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .flatMap(directory::department)
                .map(Directory.Department::id)
                .orElseThrow(() -> new Refused(60003, "department not found"));
    }

    private static ObjectNode shown(Directory.User user) {
        ObjectNode entry = Body.object().put("userid", user.userid()).put("name", user.name());
        ArrayNode departments = entry.putArray("department");
        ArrayNode orders = entry.putArray("order");
        ArrayNode leads = entry.putArray("is_leader_in_dept");
        user.departments().forEach(department -> {
            departments.add(department);
            orders.add(0);
            leads.add(user.leader() && department == user.department() ? 1 : 0);
        });
        entry.put("position", user.position());
        entry.putArray("direct_leader");
        entry.put("status", user.status())
                .put("main_department", user.department())
                .put("alias", user.alias())
                .put("external_position", "")
                .put("enable", user.status() == 2 ? 0 : 1)
                .put("isleader", user.leader() ? 1 : 0);
        entry.putObject("extattr").putArray("attrs");
        return entry;
    }
}
