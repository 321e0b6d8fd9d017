# What the fault tests and the sync tests share: a town on paper, a server that misbehaves on demand, a
# line that breaks, and the hand that kills.
file(GLOB fault_support_sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/support/*.cpp)
add_library(fault_support STATIC ${fault_support_sources})
target_link_libraries(fault_support PUBLIC sync outbox town base)
